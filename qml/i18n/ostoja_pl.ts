<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl">
<context>
    <name>ActionRow</name>
    <message>
        <source>I am going out for a moment</source>
        <translation>Wychodzę na&#xa0;chwilę</translation>
    </message>
    <message>
        <source>I am not staying tonight</source>
        <translation>Nie zostaję na&#xa0;noc</translation>
    </message>
    <message>
        <source>I need help</source>
        <translation>Potrzebuję pomocy</translation>
    </message>
</context>
<context>
    <name>AwayScreen</name>
    <message>
        <source>Bed %1 is waiting</source>
        <translation>Łóżko %1 czeka</translation>
    </message>
    <message>
        <source>The bed is waiting</source>
        <translation>Łóżko czeka</translation>
    </message>
    <message>
        <source>On the way back, please hold the card here again.</source>
        <translation>Po powrocie proszę znów przyłożyć kartę.</translation>
    </message>
</context>
<context>
    <name>BedPanel</name>
    <message>
        <source>Bed</source>
        <translation>Łóżko</translation>
    </message>
</context>
<context>
    <name>BedScreen</name>
    <message>
        <source>The bed is waiting. Please come in.</source>
        <translation>Łóżko czeka. Proszę wejść.</translation>
    </message>
</context>
<context>
    <name>EmergencyNumber</name>
    <message>
        <source>In an emergency:</source>
        <translation>W nagłej potrzebie:</translation>
    </message>
</context>
<context>
    <name>ForWhom</name>
    <message>
        <source>women</source>
        <translation>kobiety</translation>
    </message>
    <message>
        <source>men</source>
        <translation>mężczyźni</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>dla każdego</translation>
    </message>
</context>
<context>
    <name>FreePlaces</name>
    <message>
        <source>A card shows other places in the town</source>
        <translation>Karta pokaże inne miejsca w mieście</translation>
    </message>
</context>
<context>
    <name>FullHouseScreen</name>
    <message>
        <source>We do not know now where there are free places</source>
        <translation>Nie wiemy teraz, gdzie są wolne&#xa0;miejsca</translation>
    </message>
    <message>
        <source>Please see the carer on duty.</source>
        <translation>Proszę podejść do opiekuna.</translation>
    </message>
    <message>
        <source>There are free beds elsewhere in the town.</source>
        <translation>W mieście są jeszcze wolne łóżka.</translation>
    </message>
    <message>
        <source>Other places in the town:</source>
        <translation>Inne miejsca w mieście:</translation>
    </message>
</context>
<context>
    <name>GoodbyeScreen</name>
    <message>
        <source>See you again</source>
        <translation>Do zobaczenia</translation>
    </message>
    <message>
        <source>Your visit has ended.</source>
        <translation>Wizyta zakończona.</translation>
    </message>
</context>
<context>
    <name>HelpAskedScreen</name>
    <message>
        <source>Your request is recorded</source>
        <translation>Prośba zapisana</translation>
    </message>
    <message>
        <source>Please see the carer on duty.</source>
        <translation>Proszę podejść do opiekuna.</translation>
    </message>
</context>
<context>
    <name>IdleScreen</name>
    <message>
        <source>a lit window is a free place</source>
        <translation>jasne okno = wolne miejsce</translation>
    </message>
</context>
<context>
    <name>InvitationPanel</name>
    <message>
        <source>Tap your card</source>
        <translation>Przyłóż kartę</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Jeszcze raz</translation>
    </message>
    <message>
        <source>please hold the card still a moment longer</source>
        <translation>proszę przytrzymać kartę chwilę dłużej</translation>
    </message>
</context>
<context>
    <name>LeaveAsksCardScreen</name>
    <message>
        <source>I am staying</source>
        <translation>Zostaję</translation>
    </message>
    <message>
        <source>I am not staying tonight</source>
        <translation>Nie zostaję na&#xa0;noc</translation>
    </message>
    <message>
        <source>Until then the bed is kept.</source>
        <translation>Do tego czasu łóżko czeka.</translation>
    </message>
    <message>
        <source>to give up bed %1</source>
        <translation>aby zwolnić łóżko %1</translation>
    </message>
    <message>
        <source>to give up the bed</source>
        <translation>aby zwolnić łóżko</translation>
    </message>
    <message>
        <source>Tap your card once more</source>
        <translation>Przyłóż kartę jeszcze&#xa0;raz</translation>
    </message>
</context>
<context>
    <name>LeftScreen</name>
    <message>
        <source>The bed is free again</source>
        <translation>Łóżko jest znowu wolne</translation>
    </message>
    <message>
        <source>Thank you. The door is open at any time.</source>
        <translation>Dziękujemy. Zawsze można wrócić.</translation>
    </message>
</context>
<context>
    <name>OutOfOrderPanel</name>
    <message>
        <source>Please see the carer on duty.</source>
        <translation>Proszę podejść do opiekuna.</translation>
    </message>
    <message>
        <source>Reader out of order</source>
        <translation>Czytnik teraz nie działa</translation>
    </message>
</context>
<context>
    <name>QuietScreen</name>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
</context>
<context>
    <name>RoomPanel</name>
    <message>
        <source>Room %1</source>
        <translation>Sala %1</translation>
    </message>
</context>
<context>
    <name>UnknownCardScreen</name>
    <message>
        <source>We do not know this card yet</source>
        <translation>Nie znamy jeszcze tej&#xa0;karty</translation>
    </message>
    <message>
        <source>Please show it to the carer on duty.</source>
        <translation>Proszę pokazać ją opiekunowi.</translation>
    </message>
</context>
<context>
    <name>UnreachableScreen</name>
    <message>
        <source>Please see the carer on duty.</source>
        <translation>Proszę podejść do opiekuna.</translation>
    </message>
    <message>
        <source>A short pause</source>
        <translation>Chwilowa przerwa</translation>
    </message>
</context>
<context>
    <name>VisitHeader</name>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>A little longer</source>
        <translation>Jeszcze chwila</translation>
    </message>
    <message>
        <source>That did not work. Please touch it once more.</source>
        <translation>Nie udało się. Proszę dotknąć jeszcze raz.</translation>
    </message>
</context>
<context>
    <name>WayOnFigure</name>
    <message>
        <source>closed now</source>
        <translation>teraz zamknięte</translation>
    </message>
    <message>
        <source>free places unknown</source>
        <translation>liczba miejsc nieznana</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Welcome</source>
        <translation>Zapraszamy</translation>
    </message>
    <message>
        <source>Please come in.</source>
        <translation>Proszę wejść.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>night shelter</source>
        <translation>noclegownia</translation>
    </message>
    <message>
        <source>shelter</source>
        <translation>schronisko</translation>
    </message>
    <message>
        <source>shelter with care</source>
        <translation>schronisko z usługami opiekuńczymi</translation>
    </message>
    <message>
        <source>warming room</source>
        <translation>ogrzewalnia</translation>
    </message>
    <message>
        <source>bathhouse</source>
        <translation>łaźnia</translation>
    </message>
    <message>
        <source>day centre</source>
        <translation>świetlica</translation>
    </message>
    <message numerus="yes">
        <source>free cabins</source>
        <comment>beside the number</comment>
        <translation>
            <numerusform>wolna kabina</numerusform>
            <numerusform>wolne kabiny</numerusform>
            <numerusform>wolnych kabin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free seats</source>
        <comment>beside the number</comment>
        <translation>
            <numerusform>wolne miejsce</numerusform>
            <numerusform>wolne miejsca</numerusform>
            <numerusform>wolnych miejsc</numerusform>
        </translation>
    </message>
    <message>
        <source>All our cabins are taken now</source>
        <translation>Teraz wszystkie kabiny są zajęte</translation>
    </message>
    <message>
        <source>All our seats are taken now</source>
        <translation>Teraz wszystkie miejsca są zajęte</translation>
    </message>
    <message>
        <source>Our beds are taken tonight</source>
        <translation>Dziś nasze łóżka są&#xa0;zajęte</translation>
    </message>
    <message>
        <source>The bathhouse is closed now</source>
        <translation>Łaźnia jest teraz zamknięta</translation>
    </message>
    <message>
        <source>The day centre is closed now</source>
        <translation>Świetlica jest teraz zamknięta</translation>
    </message>
    <message>
        <source>The night shelter is closed now</source>
        <translation>Noclegownia jest teraz zamknięta</translation>
    </message>
    <message numerus="yes">
        <source>free cabins</source>
        <comment>in another place of the town</comment>
        <translation>
            <numerusform>wolna kabina</numerusform>
            <numerusform>wolne kabiny</numerusform>
            <numerusform>wolnych kabin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free seats</source>
        <comment>in another place of the town</comment>
        <translation>
            <numerusform>miejsce siedzące</numerusform>
            <numerusform>miejsca siedzące</numerusform>
            <numerusform>miejsc siedzących</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>free beds</source>
        <comment>in another place of the town</comment>
        <translation>
            <numerusform>wolne łóżko</numerusform>
            <numerusform>wolne łóżka</numerusform>
            <numerusform>wolnych łóżek</numerusform>
        </translation>
    </message>
    <message>
        <source>figure of this minute</source>
        <translation>dane z tej minuty</translation>
    </message>
    <message numerus="yes">
        <source>figure %n minute(s) old</source>
        <translation>
            <numerusform>dane sprzed minuty</numerusform>
            <numerusform>dane sprzed %n minut</numerusform>
            <numerusform>dane sprzed %n minut</numerusform>
        </translation>
    </message>
    <message>
        <source>Good morning</source>
        <translation>Dzień dobry</translation>
    </message>
    <message>
        <source>Good afternoon</source>
        <translation>Dzień dobry</translation>
    </message>
    <message>
        <source>Good evening</source>
        <translation>Dobry wieczór</translation>
    </message>
    <message>
        <source>Good morning, %1</source>
        <translation>Dzień dobry, %1</translation>
    </message>
    <message>
        <source>Good afternoon, %1</source>
        <translation>Dzień dobry, %1</translation>
    </message>
    <message>
        <source>Good evening, %1</source>
        <translation>Dobry wieczór, %1</translation>
    </message>
    <message>
        <source>lower</source>
        <comment>bed of a bunk</comment>
        <translation>dolne</translation>
    </message>
    <message>
        <source>upper</source>
        <comment>bed of a bunk</comment>
        <translation>górne</translation>
    </message>
    <message>
        <source>room %1</source>
        <translation>sala %1</translation>
    </message>
    <message>
        <source>blue door</source>
        <translation>niebieskie drzwi</translation>
    </message>
    <message>
        <source>green door</source>
        <translation>zielone drzwi</translation>
    </message>
    <message>
        <source>yellow door</source>
        <translation>żółte drzwi</translation>
    </message>
    <message>
        <source>orange door</source>
        <translation>pomarańczowe drzwi</translation>
    </message>
    <message>
        <source>red door</source>
        <translation>czerwone drzwi</translation>
    </message>
    <message>
        <source>pink door</source>
        <translation>różowe drzwi</translation>
    </message>
    <message>
        <source>violet door</source>
        <translation>fioletowe drzwi</translation>
    </message>
    <message>
        <source>turquoise door</source>
        <translation>turkusowe drzwi</translation>
    </message>
    <message>
        <source>white door</source>
        <translation>białe drzwi</translation>
    </message>
    <message>
        <source>grey door</source>
        <translation>szare drzwi</translation>
    </message>
    <message>
        <source>brown door</source>
        <translation>brązowe drzwi</translation>
    </message>
    <message>
        <source>with an anchor</source>
        <translation>ze&#xa0;znakiem&#xa0;kotwicy</translation>
    </message>
    <message>
        <source>with a sun</source>
        <translation>ze&#xa0;znakiem&#xa0;słońca</translation>
    </message>
    <message>
        <source>with a tree</source>
        <translation>ze&#xa0;znakiem&#xa0;drzewa</translation>
    </message>
    <message>
        <source>with a boat</source>
        <translation>ze&#xa0;znakiem&#xa0;łódki</translation>
    </message>
    <message>
        <source>with a star</source>
        <translation>ze&#xa0;znakiem&#xa0;gwiazdy</translation>
    </message>
    <message>
        <source>with a mountain</source>
        <translation>ze&#xa0;znakiem&#xa0;góry</translation>
    </message>
    <message>
        <source>with a bell</source>
        <translation>ze&#xa0;znakiem&#xa0;dzwonka</translation>
    </message>
    <message>
        <source>with a key</source>
        <translation>ze&#xa0;znakiem&#xa0;klucza</translation>
    </message>
    <message>
        <source>with a moon</source>
        <translation>ze&#xa0;znakiem&#xa0;księżyca</translation>
    </message>
    <message>
        <source>with a cloud</source>
        <translation>ze&#xa0;znakiem&#xa0;chmury</translation>
    </message>
    <message>
        <source>with a heart</source>
        <translation>ze&#xa0;znakiem&#xa0;serca</translation>
    </message>
    <message>
        <source>with a flower</source>
        <translation>ze&#xa0;znakiem&#xa0;kwiatu</translation>
    </message>
    <message>
        <source>with a leaf</source>
        <translation>ze&#xa0;znakiem&#xa0;liścia</translation>
    </message>
    <message>
        <source>with an umbrella</source>
        <translation>ze&#xa0;znakiem&#xa0;parasola</translation>
    </message>
    <message>
        <source>with a bicycle</source>
        <translation>ze&#xa0;znakiem&#xa0;roweru</translation>
    </message>
    <message>
        <source>with a drop</source>
        <translation>ze&#xa0;znakiem&#xa0;kropli</translation>
    </message>
    <message>
        <source>go in</source>
        <translation>wejście</translation>
    </message>
    <message>
        <source>left</source>
        <translation>w lewo</translation>
    </message>
    <message>
        <source>right</source>
        <translation>w prawo</translation>
    </message>
    <message numerus="yes">
        <source>%n floor(s) up</source>
        <translation>
            <numerusform>piętro wyżej</numerusform>
            <numerusform>%n piętra wyżej</numerusform>
            <numerusform>%n pięter wyżej</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n floor(s) down</source>
        <translation>
            <numerusform>piętro niżej</numerusform>
            <numerusform>%n piętra niżej</numerusform>
            <numerusform>%n pięter niżej</numerusform>
        </translation>
    </message>
    <message>
        <source>straight on</source>
        <translation>prosto</translation>
    </message>
    <message>
        <source>first door</source>
        <translation>pierwsze drzwi</translation>
    </message>
    <message>
        <source>second door</source>
        <translation>drugie drzwi</translation>
    </message>
    <message>
        <source>third door</source>
        <translation>trzecie drzwi</translation>
    </message>
    <message>
        <source>fourth door</source>
        <translation>czwarte drzwi</translation>
    </message>
    <message>
        <source>fifth door</source>
        <translation>piąte drzwi</translation>
    </message>
    <message>
        <source>sixth door</source>
        <translation>szóste drzwi</translation>
    </message>
    <message>
        <source>door no. %1</source>
        <translation>drzwi nr %1</translation>
    </message>
    <message numerus="yes">
        <source>free places</source>
        <comment>beside the number</comment>
        <translation>
            <numerusform>wolne miejsce</numerusform>
            <numerusform>wolne miejsca</numerusform>
            <numerusform>wolnych miejsc</numerusform>
        </translation>
    </message>
    <message>
        <source>on the reader to the left, for a moment</source>
        <translation>do czytnika po lewej i&#xa0;przytrzymaj chwilę</translation>
    </message>
    <message>
        <source>on the reader below the screen, for a moment</source>
        <translation>do czytnika pod ekranem i&#xa0;przytrzymaj chwilę</translation>
    </message>
    <message>
        <source>on the reader to the right, for a moment</source>
        <translation>do czytnika po prawej i&#xa0;przytrzymaj chwilę</translation>
    </message>
</context>
</TS>
